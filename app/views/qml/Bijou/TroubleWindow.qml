pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Bijou

// Opens instead of the frame when the library could not be opened: what happened, and every way on.
Window {
    id: window

    width: Theme.px(720)
    height: column.implicitHeight + 2 * Theme.gap44
    minimumWidth: Theme.px(480)
    minimumHeight: height
    title: qsTr("Bijou cannot open its library")
    color: Theme.background
    visible: false
    onClosing: Trouble.quit()

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.gap44
        y: Theme.gap44
        spacing: Theme.gap16

        Label {
            Layout.fillWidth: true
            text: window.title
            font: Theme.title
            wrapMode: Text.Wrap
        }

        Paragraph {
            Layout.fillWidth: true
            text: Trouble.sentence
            color: Theme.text
        }

        Paragraph {
            Layout.fillWidth: true
            text: qsTr("The library is in %1").arg(Trouble.folder)
        }

        Flow {
            Layout.fillWidth: true
            spacing: Theme.gap8

            Button {
                kind: Trouble.restorable === "" ? "primary" : "secondary"
                text: qsTr("Try again")
                focus: true
                onClicked: Trouble.retry()
            }

            Button {
                kind: "primary"
                visible: Trouble.restorable !== ""
                text: qsTr("Restore the last good copy")
                hint: Trouble.restorable
                onClicked: Trouble.restore()
            }

            Button {
                visible: Trouble.damaged
                text: qsTr("Begin with an empty library")
                hint: qsTr("The damaged file is kept beside it")
                onClicked: Trouble.beginAfresh()
            }

            Button {
                text: qsTr("Quit")
                onClicked: Trouble.quit()
            }
        }

        Separator {
            Layout.fillWidth: true
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap8

            TextField {
                id: folder

                Layout.fillWidth: true
                label: qsTr("Another folder for the library")
                placeholderText: label
                onAccepted: Trouble.useFolder(text)
            }

            Button {
                text: qsTr("Use this folder")
                enabled: folder.text.trim() !== ""
                onClicked: Trouble.useFolder(folder.text)
            }
        }
    }
}
