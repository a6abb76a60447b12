pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One address of the way, typed in place: Enter, or leaving the field, keeps it.
SettingLine {
    id: line

    required property string name
    required property string usual
    required property string address
    required property var keep

    text: name

    LabelledField {
        id: entry
        width: Theme.px(340)
        implicitWidth: Theme.px(340)
        label: ""
        placeholder: line.usual
        text: line.address
        field.label: line.name
        field.maximumLength: 300
        field.inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
        onAccepted: trouble = line.keep(text)
        field.onActiveFocusChanged: {
            if (!field.activeFocus && text !== line.address)
                trouble = line.keep(text);
        }
        Keys.onEscapePressed: {
            text = line.address;
            trouble = "";
        }
    }
}
