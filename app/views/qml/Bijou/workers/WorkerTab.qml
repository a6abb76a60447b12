pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One worker of the list.
T.Button {
    id: tab

    required property string worker
    required property string name
    required property string standing
    required property int ring
    required property string detail
    required property string tone
    required property string spoken
    required property bool chosen
    property bool slim: false

    implicitWidth: Theme.gap8 + orb.width + Theme.gap8 + words.implicitWidth + Theme.gap16
    implicitHeight: Math.max(Theme.px(slim ? 44 : 52), words.implicitHeight + Theme.gap12)
    text: name
    hoverEnabled: true
    Accessible.role: Accessible.PageTab
    Accessible.name: spoken
    Accessible.selected: chosen
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    onClicked: Actions.openAddress("bijou://workers/" + worker)

    contentItem: Item {
        Orb {
            id: orb
            anchors.left: parent.left
            anchors.leftMargin: Theme.gap8
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.px(tab.slim ? 20 : 26)
            worker: tab.worker
            standing: tab.standing
            ring: tab.ring
        }

        Column {
            id: words
            anchors.left: orb.right
            anchors.leftMargin: Theme.gap8
            anchors.right: tab.slim ? undefined : parent.right
            anchors.rightMargin: Theme.gap8
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(1)

            Label {
                width: tab.slim ? undefined : parent.width
                text: tab.name
                font: Theme.strong
                color: tab.chosen || tab.hovered ? Theme.text : Theme.textMuted
                Accessible.ignored: true
            }

            Label {
                width: tab.slim ? undefined : parent.width
                text: tab.detail
                font: Theme.captionFigures
                color: tab.tone === "bad" || tab.tone === "warn" ? Theme.tones[tab.tone] : Theme.textFaint
                Accessible.ignored: true
            }
        }
    }

    background: Rectangle {
        radius: Theme.px(9)
        color: tab.chosen ? Theme.selected : tab.down ? Theme.pressed : tab.hovered ? Theme.hover : "transparent"

        FocusRing {
            shown: tab.visualFocus
            targetRadius: Theme.px(9)
            gap: 0
        }
    }
}
