pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The season that is open: its poster, what it is about, and how much of it is owned.
Item {
    id: card

    implicitHeight: Math.max(ShowEpisodes.hasPoster ? art.height : 0, words.height)
    Accessible.role: Accessible.Grouping
    Accessible.name: ShowEpisodes.seasonName

    Rectangle {
        id: art
        anchors.left: parent.left
        visible: ShowEpisodes.hasPoster
        width: Theme.px(60)
        height: Theme.px(90)
        color: Theme.surfaceHigh

        Icon {
            anchors.centerIn: parent
            visible: picture.status !== Image.Ready
            name: "tv"
            color: Theme.textFaint
        }

        Image {
            id: picture
            anchors.fill: parent
            source: ShowEpisodes.seasonPoster
            sourceSize: Qt.size(Math.round(width * Screen.devicePixelRatio), Math.round(height * Screen.devicePixelRatio))
            fillMode: Image.PreserveAspectCrop
            asynchronous: true
        }

        Corners {
            radius: Theme.px(7)
        }
    }

    Column {
        id: words
        anchors.left: art.visible ? art.right : parent.left
        anchors.leftMargin: art.visible ? Theme.gap20 : 0
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap8

        Row {
            anchors.left: parent.left
            spacing: Theme.gap12

            Label {
                width: Math.min(implicitWidth, words.width - line.width - parent.spacing)
                horizontalAlignment: Text.AlignLeft
                elide: Text.ElideRight
                text: ShowEpisodes.seasonName
                font: Theme.strong
            }

            Label {
                id: line
                text: ShowEpisodes.seasonLine
                font: Theme.bodyFigures
                color: Theme.textFaint
            }
        }

        Paragraph {
            anchors.left: parent.left
            width: Math.min(parent.width, Theme.px(760))
            horizontalAlignment: Text.AlignLeft
            visible: text !== ""
            text: ShowEpisodes.seasonOverview
            maximumLineCount: 2
            elide: Text.ElideRight
        }

        Flow {
            width: parent.width
            visible: ShowTitle.inLibrary
            spacing: Theme.gap12

            Item {
                width: Theme.px(220)
                height: wish.visible ? wish.height : bar.height

                ProgressBar {
                    id: bar
                    anchors.verticalCenter: parent.verticalCenter
                    name: qsTr("Owned of %1").arg(ShowEpisodes.seasonName)
                    width: parent.width
                    value: ShowEpisodes.seasonShare
                    color: ShowEpisodes.seasonShare >= 1 ? Theme.good : Theme.accent
                }
            }

            Label {
                height: wish.height
                verticalAlignment: Text.AlignVCenter
                visible: ShowEpisodes.seasonMissing > 0
                text: qsTr("%n missing", "", ShowEpisodes.seasonMissing)
                font: Theme.captionFigures
                color: Theme.warn
            }

            Chip {
                id: wish
                visible: ShowEpisodes.seasonMissing > 0
                text: qsTr("Wish season …")
                onClicked: Wanting.openSheet("show", ShowTitle.number, "", ShowTitle.title, ShowTitle.season)
            }
        }
    }
}
