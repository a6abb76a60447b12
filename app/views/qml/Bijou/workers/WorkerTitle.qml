pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Bijou

// A worker's name, how it stands, and what it can be told.
GridLayout {
    id: title

    readonly property bool slim: width < Theme.px(640)

    columns: slim ? 1 : 2
    columnSpacing: Theme.gap16
    rowSpacing: Theme.gap12

    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.px(3)

        RowLayout {
            spacing: Theme.gap12

            Label {
                text: Workers.name
                font: Theme.wordmark
                Accessible.role: Accessible.Heading
            }

            Badge {
                text: Workers.badge
                ink: Theme.tones[Workers.tone] ?? Theme.textMuted
            }
        }

        Label {
            Layout.fillWidth: true
            visible: text !== ""
            text: Workers.facts
            font: Theme.captionFigures
            color: Theme.textFaint
        }
    }

    Flow {
        visible: !Workers.noKey
        Layout.alignment: (title.slim ? Qt.AlignLeft : Qt.AlignRight) | Qt.AlignTop
        Layout.preferredWidth: title.slim ? title.width : title.room(order) + title.room(rest) + title.room(again) - spacing
        spacing: Theme.gap8

        MenuChip {
            id: order
            visible: Workers.kinds.count > 1
            text: Workers.first === "movie" ? qsTr("Movies first") : Workers.first === "show" ? qsTr("Shows first") : qsTr("First: automatic")
            hint: qsTr("What it asks about first. What you look at always comes before everything else.")

            MenuItem {
                text: qsTr("Automatic")
                detail: qsTr("what airs, what you follow, what is new")
                checkable: true
                checked: Workers.first === "automatic"
                onTriggered: Actions.putFirst(Workers.worker, "automatic")
            }

            MenuItem {
                text: qsTr("Movies first")
                checkable: true
                checked: Workers.first === "movie"
                onTriggered: Actions.putFirst(Workers.worker, "movie")
            }

            MenuItem {
                text: qsTr("Shows first")
                checkable: true
                checked: Workers.first === "show"
                onTriggered: Actions.putFirst(Workers.worker, "show")
            }
        }

        Chip {
            id: rest
            text: Workers.paused ? qsTr("Resume") : qsTr("Pause")
            hint: Workers.paused ? "" : qsTr("It stays paused until you resume it, also after a restart.")
            onClicked: Workers.paused ? Actions.resumeWorker(Workers.worker) : Actions.pauseWorker(Workers.worker)
        }

        Chip {
            id: again
            visible: Workers.canRetry
            text: qsTr("Retry all that failed")
            onClicked: Actions.retryTitles(Workers.worker, Workers.kind, [])
        }
    }

    // A Flow's own wish is what it got: what its chips want has to be added up
    function room(chip: Item): real {
        return chip.visible ? Math.ceil(chip.implicitWidth) + Theme.gap8 : 0;
    }
}
