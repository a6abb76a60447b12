pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Films or shows, and a field that narrows the list below.
Item {
    id: tools

    property bool slim: false

    implicitHeight: slim ? kinds.height + Theme.gap12 + field.height : Math.max(kinds.height, field.height)

    Row {
        id: kinds
        anchors.left: parent.left
        y: tools.slim ? 0 : (parent.height - height) / 2
        spacing: Theme.gap8

        Repeater {
            model: Workers.kinds

            Chip {
                required property string kind
                required property string label
                required property bool chosen

                text: label
                lit: chosen
                Accessible.role: Accessible.RadioButton
                Accessible.checkable: true
                Accessible.checked: chosen
                onClicked: Workers.chooseKind(kind)
            }
        }
    }

    SearchField {
        id: field
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: tools.slim ? parent.width : Theme.px(240)
        visible: Workers.total > 0 || Workers.filtered
        label: Workers.listing === "suspicious" ? qsTr("Filter the suspicious matches") : qsTr("Filter the titles without a match")
        placeholderText: Workers.listing === "suspicious" ? qsTr("Filter suspicious") : qsTr("Filter unmatched")
        onTextEdited: Workers.look(text)
        Keys.onEscapePressed: event => {
            event.accepted = text !== "";
            clear();
            Workers.look("");
        }
    }

    Connections {
        target: Workers
        function onListed() {
            if (field.text.trim() !== Workers.text)
                field.text = Workers.text;
        }
    }
}
