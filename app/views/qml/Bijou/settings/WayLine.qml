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

    Column {
        width: Theme.px(340)
        spacing: Theme.gap4

        TextField {
            id: field
            width: parent.width
            label: line.name
            placeholderText: line.usual
            text: line.address
            maximumLength: 300
            inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
            onAccepted: trouble = line.keep(text)
            onActiveFocusChanged: {
                if (!activeFocus && text !== line.address)
                    trouble = line.keep(text);
            }
            Keys.onEscapePressed: {
                text = line.address;
                trouble = "";
            }
        }

        Paragraph {
            width: parent.width
            visible: text !== ""
            text: field.trouble
            font: Theme.caption
            color: Theme.bad
        }
    }
}
