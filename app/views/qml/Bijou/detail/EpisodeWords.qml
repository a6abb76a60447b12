pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What a row says of an episode: number and title, date and length, rating, whether it ends a season, the synopsis.
Column {
    id: words

    required property string heading
    required property string line
    required property string rating
    required property string overview
    required property string finale
    required property bool open

    spacing: Theme.gap4

    Row {
        id: first
        width: parent.width
        spacing: Theme.gap12

        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, first.width - (facts.visible ? facts.width + first.spacing : 0))
            horizontalAlignment: Text.AlignLeft
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            text: words.heading
            font: Theme.strong
            Accessible.ignored: true
        }

        Row {
            id: facts
            anchors.verticalCenter: parent.verticalCenter
            visible: first.width > Theme.px(340)
            spacing: Theme.px(6)

            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: words.line + (words.rating !== "" && words.line !== "" ? "  ·" : "")
                font: Theme.bodyFigures
                color: Theme.textFaint
                Accessible.ignored: true
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: words.rating !== ""
                name: "star-filled"
                size: Theme.px(11)
                color: Theme.brass
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: words.rating
                font: Theme.bodyFigures
                color: Theme.textFaint
                Accessible.ignored: true
            }

            Badge {
                anchors.verticalCenter: parent.verticalCenter
                text: words.finale
                Accessible.ignored: true
            }
        }
    }

    Paragraph {
        anchors.left: parent.left
        width: Math.min(parent.width, Theme.px(760))
        horizontalAlignment: Text.AlignLeft
        visible: text !== ""
        text: words.overview
        maximumLineCount: words.open ? 60 : 2
        elide: Text.ElideRight
        Accessible.ignored: true
    }
}
