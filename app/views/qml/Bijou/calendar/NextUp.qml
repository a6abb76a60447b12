pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// What airs next, and how long until then in words.
T.Button {
    id: banner

    function field(name: string): var {
        return Calendar.nextKey === "" ? "" : Calendar.cards.value(Calendar.row(Calendar.nextKey), name) ?? "";
    }

    hoverEnabled: true
    text: qsTr("Next up, %1, %2, %3").arg(field("title")).arg(field("detail")).arg(Calendar.nextWait)
    Accessible.name: text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    onClicked: acts.open(Calendar.nextKey)

    CalendarActs {
        id: acts
    }

    background: Rectangle {
        radius: Theme.cardRadius
        color: banner.hovered || banner.down ? Theme.surfaceHigh : Theme.surface
        border.width: Theme.hairline
        border.color: Theme.line

        FocusRing {
            shown: banner.visualFocus
            targetRadius: parent.radius
        }
    }

    contentItem: Item {
        id: inside
        // What is left for the title and the episode
        readonly property real room: Math.max(0, width - clock.width - kicker.width - wait.width - when.width - 4 * Theme.gap16 - Theme.gap12 - Theme.gap8)

        Icon {
            id: clock
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: parent.left
            anchors.leftMargin: Theme.gap16
            name: "clock"
            color: Theme.accentBright
        }

        Label {
            id: kicker
            anchors.left: clock.right
            anchors.leftMargin: Theme.gap8
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Next up")
            font: Theme.label
            color: Theme.accentBright
            Accessible.ignored: true
        }

        Label {
            id: title
            anchors.left: kicker.right
            anchors.leftMargin: Theme.gap16
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, inside.room * 0.55)
            text: banner.field("title")
            font: Theme.section
            Accessible.ignored: true
        }

        Label {
            anchors.left: title.right
            anchors.leftMargin: Theme.gap12
            anchors.baseline: title.baseline
            width: Math.max(0, Math.min(implicitWidth, inside.room - title.width - Theme.gap12))
            text: banner.field("detail")
            font: Theme.body
            color: Theme.textMuted
            Accessible.ignored: true
        }

        Label {
            id: wait
            anchors.right: when.left
            anchors.rightMargin: Theme.gap12
            anchors.verticalCenter: parent.verticalCenter
            text: Calendar.nextWait
            font: Theme.section
            Accessible.ignored: true
        }

        Label {
            id: when
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap16
            anchors.baseline: wait.baseline
            text: Calendar.nextWhen
            font: Theme.bodyFigures
            color: Theme.textMuted
            Accessible.ignored: true
        }
    }
}
