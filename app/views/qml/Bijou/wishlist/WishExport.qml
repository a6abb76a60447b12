pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Bijou

// Takes the list elsewhere: as text on the clipboard, as a table or as JSON in a file.
Chip {
    id: chip

    readonly property Menu menu: later.item as Menu

    text: qsTr("Export")
    dropdown: true
    lit: menu?.visible ?? false
    onClicked: (menu?.visible ?? false) ? menu.close() : open()
    Keys.onDownPressed: open()
    Accessible.onPressAction: open()

    function open() {
        (later.made() as Menu).open();
    }

    function save(form: string) {
        const asked = dialog.made() as FileDialog;
        asked.form = form;
        asked.open();
    }

    Later {
        id: later
        sourceComponent: Menu {
            parent: chip
            x: chip.width - width
            y: chip.height + Theme.gap4

            MenuItem {
                symbol: "copy"
                text: qsTr("Copy as text")
                onTriggered: Wishlist.copy(false)
            }

            MenuItem {
                symbol: "table-2"
                text: qsTr("Save as a table …")
                detail: "CSV"
                onTriggered: chip.save("csv")
            }

            MenuItem {
                symbol: "code"
                text: qsTr("Save as a file …")
                detail: "JSON"
                onTriggered: chip.save("json")
            }
        }
    }

    Later {
        id: dialog
        sourceComponent: FileDialog {
            property string form: "csv"

            title: qsTr("Save the wishlist")
            fileMode: FileDialog.SaveFile
            defaultSuffix: form
            nameFilters: form === "csv" ? [qsTr("Tables (*.csv)")] : [qsTr("JSON files (*.json)")]
            onAccepted: Wishlist.save(form, selectedFile)
        }
    }
}
