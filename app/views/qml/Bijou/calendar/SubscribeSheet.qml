pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Bijou

// A file that calendar apps read: where it is, whether it is kept up to date, and what to give the app.
Sheet {
    id: sheet

    title: qsTr("Your shows in a calendar app")
    subtitle: qsTr("From a month ago to a year ahead")
    onOpened: keep.forceActiveFocus(Qt.TabFocusReason)

    SettingLine {
        width: parent?.width ?? 0
        text: qsTr("Keep a calendar file")
        detail: Subscription.on && Subscription.news !== "" ? Subscription.news : qsTr("Written anew when something that it tells has changed, while Bijou runs.")

        Switch {
            id: keep
            text: qsTr("Keep a calendar file")
            showText: false
            checked: Subscription.on
            onToggled: Subscription.setOn(checked)
        }
    }

    Notice {
        width: parent?.width ?? 0
        visible: Subscription.problem !== ""
        ink: Theme.bad
        symbol: "circle-alert"
        text: Subscription.problem
    }

    LabelledField {
        id: path
        width: parent?.width ?? 0
        label: qsTr("File")
        text: Subscription.path
        onAccepted: Subscription.setPath(text)
    }

    Flow {
        width: parent?.width ?? 0
        spacing: Theme.gap8

        Button {
            symbol: "folder-open"
            text: qsTr("Choose a folder …")
            onClicked: (folders.made() as FolderDialog).open()
        }

        Button {
            symbol: "check"
            text: qsTr("Keep it there")
            visible: path.text.trim() !== "" && path.text !== Subscription.path
            onClicked: Subscription.setPath(path.text)
        }

        Button {
            symbol: "copy"
            text: qsTr("Copy address")
            hint: Subscription.address
            enabled: Subscription.on
            onClicked: Actions.copyText(Subscription.address)
        }
    }

    Paragraph {
        width: parent?.width ?? 0
        text: qsTr("Apps on this computer subscribe to the address, or import the file. An app on the web or on a phone needs the file in a folder that is synchronised or served: Bijou itself opens no port, so there is no webcal address.")
        font: Theme.caption
    }

    Later {
        id: folders
        sourceComponent: FolderDialog {
            title: qsTr("A folder for the calendar file")
            onAccepted: Subscription.setPath(Subscription.fileIn(selectedFolder))
        }
    }
}
