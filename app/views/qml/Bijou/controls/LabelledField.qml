pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A text field with its name above and its trouble below.
FocusScope {
    id: group

    property alias field: field
    property alias text: field.text
    property alias label: name.text
    property alias placeholder: field.placeholderText
    property alias secret: field.secret
    property alias trouble: field.trouble
    property string help: ""
    signal accepted

    implicitWidth: Theme.px(280)
    implicitHeight: column.implicitHeight

    Column {
        id: column
        width: parent.width
        spacing: Theme.px(6)

        Label {
            id: name
            width: parent.width
            font: Theme.strong
            color: Theme.textMuted
            Accessible.ignored: true
        }

        TextField {
            id: field
            width: parent.width
            focus: true
            label: name.text
            onAccepted: group.accepted()
        }

        Paragraph {
            width: parent.width
            visible: text !== ""
            text: group.trouble !== "" ? group.trouble : group.help
            font: Theme.caption
            color: group.trouble !== "" ? Theme.bad : Theme.textFaint
        }
    }
}
