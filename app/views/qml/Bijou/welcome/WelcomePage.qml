pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The first run: where are your films and shows? Nothing is required; the demo needs nothing at all.
Page {
    id: page

    readonly property bool choosing: AddServer.step === "choose"

    name: qsTr("Welcome")
    Keys.onEscapePressed: if (!choosing)
        AddServer.back()

    Image {
        anchors.fill: parent
        source: "image://icon/glow/" + String(Theme.glow).slice(1).padStart(8, "f")
        sourceSize: Qt.size(720, 450)
    }

    Image {
        anchors.fill: parent
        source: "image://icon/grain"
        opacity: 0.7
        fillMode: Image.Tile
        horizontalAlignment: Image.AlignLeft
        verticalAlignment: Image.AlignTop
    }

    ScrollPage {
        id: scroll
        anchors.fill: parent
        spacing: 0

        Item {
            width: 1
            height: Math.round(Math.max(Theme.gap28, (page.height - content.height) * 0.49))
        }

        Column {
            id: content
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(page.choosing ? Theme.px(940) : Theme.px(520), scroll.width - 2 * Theme.gap28)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "gem"
                tinted: false
                size: page.choosing ? Theme.px(72) : Theme.px(48)
            }

            Label {
                width: parent.width
                topPadding: Theme.px(20)
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
                text: page.choosing ? qsTr("Welcome to Bijou") : steps.title
                font: Theme.heading
                Accessible.role: Accessible.Heading
            }

            Label {
                width: parent.width
                topPadding: Theme.gap8
                bottomPadding: Theme.px(34)
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
                text: page.choosing ? qsTr("Where are your films and shows?") : steps.subtitle
                font: Theme.lead
                color: Theme.textMuted
            }

            KindCards {
                width: parent.width
                visible: page.choosing
                demo: true
            }

            Card {
                width: parent.width
                visible: !page.choosing
                padding: Theme.px(22)

                AddServerSteps {
                    id: steps
                    width: parent.width
                }
            }

            Label {
                width: parent.width
                topPadding: Theme.px(34)
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
                text: page.choosing ? qsTr("You can add more than one, and change all of this later in Settings.") : steps.footnote
                color: Theme.textFaint
            }
        }

        Item {
            width: 1
            height: Theme.gap28
        }
    }
}
