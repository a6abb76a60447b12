pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One row of the front page: its titles, their shapes while they are on their way, or a word why there are none.
FocusScope {
    id: row

    required property int index
    required property string heading
    required property string more
    required property string note
    required property bool waiting
    required property ShortList cards
    readonly property real cardWidth: Theme.px(150)
    signal stepped(by: int)

    implicitHeight: titles.y + titles.implicitHeight
    Keys.onUpPressed: stepped(-1)
    Keys.onDownPressed: stepped(1)

    function begin() {
        if (cards.count > 0)
            titles.list.forceActiveFocus(Qt.TabFocusReason);
        else
            all.forceActiveFocus(Qt.TabFocusReason);
    }

    TitleRow {
        id: titles
        y: Theme.gap4
        width: parent.width
        margin: Theme.pageMargin
        heading: row.heading
        titles: row.cards
        cardWidth: row.cardWidth
    }

    Chip {
        id: all
        anchors.right: parent.right
        anchors.rightMargin: Theme.pageMargin
        y: titles.y + Math.round((Theme.section.pixelSize * 1.3 - height) / 2)
        visible: row.more !== ""
        text: qsTr("See all")
        Accessible.name: qsTr("See all: %1").arg(row.heading)
        onClicked: Actions.openAddress(row.more)
    }

    Loader {
        x: Theme.pageMargin
        y: titles.y + titles.list.y
        width: parent.width - x
        active: row.waiting && row.cards.count === 0
        sourceComponent: RowSkeleton {
            cardWidth: row.cardWidth
        }
    }

    Loader {
        x: Theme.pageMargin
        y: titles.y + titles.list.y
        active: row.note !== ""
        sourceComponent: Paragraph {
            text: row.note
        }
    }
}
