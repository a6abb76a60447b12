pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The films of a film's collection, owned and not, oldest first. The row keeps its room while they are looked up.
Column {
    id: row

    property TitleMore more: null
    property real margin: 0

    spacing: Theme.gap8

    Item {
        width: row.width
        height: titles.height

        TitleRow {
            id: titles
            width: parent.width
            margin: row.margin
            heading: row.more?.collectionName ?? ""
            titles: row.more?.collection ?? null
            tellsAbsence: true
        }

        Row {
            x: row.margin
            anchors.bottom: parent.bottom
            height: titles.list.height
            spacing: Theme.gap16
            visible: row.more?.gathering ?? false

            Repeater {
                model: 4

                Skeleton {
                    width: titles.cardWidth
                    height: Math.round(width * 1.5)
                    radius: Theme.posterRadius
                }
            }
        }
    }

    Row {
        x: row.margin
        width: row.width - 2 * x
        spacing: Theme.gap12
        visible: note.text !== ""

        Label {
            id: note
            width: Math.min(implicitWidth, parent.width - again.width - Theme.gap12)
            height: again.height
            text: row.more?.collectionNote ?? ""
            color: Theme.textFaint
        }

        Button {
            id: again
            kind: "ghost"
            text: qsTr("Try again")
            onClicked: row.more?.retry()
        }
    }
}
