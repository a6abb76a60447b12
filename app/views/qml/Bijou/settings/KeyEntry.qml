pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A provider's key: pasted, kept, looked at, tested, taken away. What is typed lives here only, until it is saved.
FocusScope {
    id: entry

    required property KeyPanel panel
    property bool changing: false
    readonly property bool free: panel.standing === "free"
    readonly property bool held: panel.standing === "kept" || panel.standing === "given"
    readonly property bool typing: !free && (changing || !held)
    readonly property bool typed: typing && field.text.trim() !== ""

    implicitHeight: column.implicitHeight
    implicitWidth: Theme.px(340)

    function forget() {
        changing = false;
        field.clear();
        field.revealed = false;
    }

    function save() {
        if (typed)
            ProviderKeys.save(panel.provider, field.text);
    }

    Column {
        id: column
        width: parent.width
        spacing: Theme.gap8

        TextField {
            id: field
            width: parent.width
            visible: entry.typing
            enabled: entry.panel.standing !== "asking"
            secret: true
            label: qsTr("Key for %1").arg(entry.panel.name)
            placeholderText: qsTr("Paste your key")
            maximumLength: 4096
            onAccepted: entry.save()
            Keys.onEscapePressed: event => {
                event.accepted = entry.changing;
                if (entry.changing)
                    entry.forget();
            }
        }

        // A key that is there is shown, not edited
        Rectangle {
            id: kept
            width: parent.width
            height: Math.max(Theme.fieldHeight, mask.implicitHeight + Theme.gap16)
            visible: entry.held && !entry.changing
            radius: Theme.buttonRadius
            color: Theme.field
            border.width: Theme.hairline
            border.color: Theme.lineStrong
            Accessible.role: Accessible.StaticText
            Accessible.name: entry.panel.revealed !== "" ? entry.panel.revealed : entry.panel.standing === "given" ? entry.panel.giver : qsTr("A key is kept")

            Label {
                id: mask
                anchors.left: parent.left
                anchors.leftMargin: Theme.gap12
                anchors.right: eye.visible ? eye.left : parent.right
                anchors.rightMargin: Theme.gap8
                anchors.verticalCenter: parent.verticalCenter
                text: entry.panel.standing === "given" ? entry.panel.giver : entry.panel.revealed !== "" ? entry.panel.revealed : entry.panel.mask
                font: Theme.bodyFigures
                color: entry.panel.standing === "given" ? Theme.textMuted : Theme.text
                wrapMode: entry.panel.revealed !== "" ? Text.WrapAnywhere : Text.NoWrap
                Accessible.ignored: true
            }

            IconButton {
                id: eye
                anchors.right: parent.right
                anchors.rightMargin: Theme.gap4
                anchors.verticalCenter: parent.verticalCenter
                visible: entry.panel.standing === "kept"
                size: Theme.px(28)
                symbol: entry.panel.revealed !== "" ? "eye-off" : "eye"
                text: entry.panel.revealed !== "" ? qsTr("Hide the key for %1").arg(entry.panel.name) : qsTr("Show the key for %1").arg(entry.panel.name)
                onClicked: entry.panel.revealed !== "" ? ProviderKeys.hide(entry.panel.provider) : ProviderKeys.reveal(entry.panel.provider)
            }
        }

        Row {
            anchors.right: parent.right
            spacing: Theme.gap8

            Chip {
                enabled: entry.panel.busy === "" && (entry.free || entry.typed || (entry.held && !entry.changing))
                text: qsTr("Test")
                Accessible.name: entry.free ? qsTr("Test %1").arg(entry.panel.name) : qsTr("Test the key for %1").arg(entry.panel.name)
                onClicked: ProviderKeys.test(entry.panel.provider, entry.typing ? field.text : "")
            }

            Chip {
                visible: entry.panel.standing === "kept" && !entry.changing
                text: qsTr("Change")
                Accessible.name: qsTr("Change the key for %1").arg(entry.panel.name)
                onClicked: {
                    entry.changing = true;
                    field.forceActiveFocus();
                }
            }

            Chip {
                visible: entry.panel.standing === "kept" && !entry.changing
                enabled: entry.panel.busy === "" || entry.panel.busy === "test"
                text: qsTr("Remove")
                Accessible.name: qsTr("Remove the key for %1").arg(entry.panel.name)
                onClicked: ProviderKeys.remove(entry.panel.provider)
            }

            Chip {
                visible: entry.changing
                text: qsTr("Keep the old one")
                onClicked: entry.forget()
            }

            Chip {
                visible: entry.typing
                enabled: entry.typed && (entry.panel.busy === "" || entry.panel.busy === "test")
                lit: enabled
                text: entry.panel.busy === "save" ? qsTr("Saving …") : qsTr("Save")
                Accessible.name: qsTr("Save the key for %1").arg(entry.panel.name)
                onClicked: entry.save()
            }
        }
    }

    Connections {
        target: ProviderKeys
        function onKept(provider: string) {
            if (provider === entry.panel.provider)
                entry.forget();
        }
    }
}
