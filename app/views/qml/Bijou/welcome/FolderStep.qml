pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Bijou

// A folder: chosen in the system's own dialog, or typed.
FocusScope {
    id: step

    implicitHeight: column.implicitHeight

    Column {
        id: column
        width: parent.width
        spacing: Theme.gap16

        LabelledField {
            id: path
            width: parent.width
            focus: true
            label: qsTr("Folder")
            placeholder: qsTr("/media/films")
            text: AddServer.address
            help: qsTr("A folder that holds films, shows, or both in folders of their own. Bijou only reads.")
            onAccepted: if (buttons.ready)
                buttons.accepted()
        }

        Button {
            anchors.left: parent.left
            symbol: "folder-open"
            text: qsTr("Choose …")
            onClicked: dialog.open()
        }

        StepButtons {
            id: buttons
            width: parent.width
            text: qsTr("Add this folder")
            ready: path.text.trim() !== ""
            waiting: AddServer.busy
            onAccepted: AddServer.useFolder(path.text)
        }
    }

    FolderDialog {
        id: dialog
        title: qsTr("A folder with films or shows")
        onAccepted: path.text = AddServer.localPath(selectedFolder)
    }
}
