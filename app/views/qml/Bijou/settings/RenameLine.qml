pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A new name, typed in place.
Row {
    id: line

    property string name: ""
    signal accepted(text: string)

    spacing: Theme.gap8
    visible: false

    function begin() {
        field.text = name;
        visible = true;
        field.forceActiveFocus(Qt.TabFocusReason);
        field.selectAll();
    }

    function finish() {
        visible = false;
        if (field.text.trim() !== "" && field.text.trim() !== name)
            accepted(field.text.trim());
    }

    TextField {
        id: field
        width: Math.min(Theme.px(320), line.width - save.width - cancel.width - 2 * line.spacing)
        label: qsTr("Name")
        maximumLength: 80
        onAccepted: line.finish()
        Keys.onEscapePressed: line.visible = false
    }

    Button {
        id: save
        text: qsTr("Save")
        onClicked: line.finish()
    }

    Button {
        id: cancel
        kind: "ghost"
        text: qsTr("Cancel")
        onClicked: line.visible = false
    }
}
