pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What this is, where its things lie, and whose work is in it.
ScrollPage {
    id: section

    widest: Math.min(Theme.px(860), width - Theme.pageMargin)
    bottomMargin: Theme.gap28

    Card {
        width: parent.width

        Item {
            width: parent.width
            height: Math.max(gem.height, words.height)

            Icon {
                id: gem
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                name: "gem"
                tinted: false
                size: Theme.px(52)
            }

            Column {
                id: words
                anchors.left: gem.right
                anchors.leftMargin: Theme.gap20
                anchors.right: copy.left
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.px(3)

                Label {
                    anchors.left: parent.left
                    text: qsTr("Bijou %1").arg(About.version)
                    font: Theme.wordmark
                }

                Paragraph {
                    width: parent.width
                    text: qsTr("A small, quiet cinema for what you have on Plex, Jellyfin and in folders.")
                }

                Label {
                    anchors.left: parent.left
                    text: About.system
                    font: Theme.caption
                    color: Theme.textFaint
                }
            }

            IconButton {
                id: copy
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                symbol: "copy"
                text: qsTr("Copy version and system")
                onClicked: Actions.copyText(About.summary())
            }
        }
    }

    SectionTitle {
        topPadding: Theme.gap8
        text: qsTr("Folders")
    }

    Card {
        width: parent.width
        padding: Theme.gap8

        Column {
            width: parent.width

            Repeater {
                model: About.folders

                FolderLine {
                    width: parent?.width ?? 0
                }
            }
        }
    }

    SectionTitle {
        topPadding: Theme.gap8
        text: qsTr("Data from")
    }

    Card {
        width: parent.width

        Column {
            width: parent.width
            spacing: Theme.gap16

            Repeater {
                model: About.sources

                SourceLine {
                    width: parent?.width ?? 0
                }
            }
        }
    }

    SectionTitle {
        topPadding: Theme.gap8
        text: qsTr("Built on")
    }

    Card {
        width: parent.width
        padding: Theme.gap8

        Column {
            width: parent.width

            Repeater {
                model: About.parts

                PartLine {
                    width: parent?.width ?? 0
                }
            }
        }
    }

    SectionTitle {
        topPadding: Theme.gap8
        text: qsTr("Licence")
    }

    Card {
        width: parent.width

        Paragraph {
            width: parent.width
            text: About.licence()
            font: Theme.caption
        }
    }
}
