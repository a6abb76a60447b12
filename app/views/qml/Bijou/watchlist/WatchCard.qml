pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// A followed show: its poster with what is missing and the eye, when it airs next, why it is here. A press opens its page; with Ctrl, or once something is
// selected, it selects.
T.Button {
    id: card

    required property int index
    required property int titleId
    required property string title
    required property string year
    required property string caption
    required property string marks
    required property string posterUrl
    required property string look
    required property string airs
    required property string why
    required property bool ended
    required property bool muted
    required property bool selected
    required property bool loaded
    required property string spoken
    signal picked(range: bool)
    readonly property int artHeight: Math.round(width * 1.5)

    hoverEnabled: true
    text: title
    Accessible.role: Accessible.ListItem
    Accessible.name: selected ? qsTr("%1, selected").arg(spoken) : caption === "" || spoken.includes(caption) ? spoken : qsTr("%1, %2").arg(spoken).arg(caption)
    Accessible.selectable: true
    Accessible.selected: selected
    Accessible.onPressAction: Actions.open("show", titleId)

    onClicked: Watchlist.selected > 0 ? Watchlist.select(index) : Actions.open("show", titleId)

    HoverHandler {
        id: pointer
        cursorShape: Qt.PointingHandCursor
    }

    contentItem: Item {
        SelectArea {
            onPicked: range => card.picked(range)
        }

        WatchPoster {
            id: art
            width: card.width
            height: card.artHeight
            card: card
            lifted: pointer.hovered && !card.down
        }

        Column {
            anchors.top: art.bottom
            anchors.topMargin: Theme.gap8
            width: card.width
            spacing: Theme.px(1)

            Label {
                width: parent.width
                text: card.title
                font: Theme.strong
                Accessible.ignored: true
            }

            Label {
                width: parent.width
                text: card.airs
                font: Theme.captionFigures
                color: card.ended ? Theme.textMuted : Theme.info
                Accessible.ignored: true
            }

            Label {
                width: parent.width
                text: pointer.hovered && card.caption !== "" ? card.caption : card.why
                font: Theme.caption
                color: Theme.textFaint
                Accessible.ignored: true
            }
        }
    }
}
