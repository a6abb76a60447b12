pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// Where a field is written anew: one line, or a text of several.
Column {
    id: editor

    property string name: ""
    property string kind: "line"
    property alias text: line.text
    readonly property bool several: kind === "text"
    readonly property string hint: kind === "date" ? qsTr("Like 1927-01-10") : kind === "minutes" ? qsTr("Minutes") : kind === "list" ? qsTr("With commas between") : ""
    signal saved(text: string)
    signal dropped

    spacing: Theme.gap8
    Component.onCompleted: {
        page.text = line.text;
        (several ? page : line).forceActiveFocus(Qt.OtherFocusReason);
    }
    Keys.onEscapePressed: dropped()

    TextField {
        id: line
        width: parent.width
        visible: !editor.several
        label: editor.name
        placeholderText: editor.hint
        trouble: FieldLocks.refused
        maximumLength: 300
        onAccepted: editor.saved(text)
    }

    T.TextArea {
        id: page
        width: parent.width
        visible: editor.several
        height: Math.max(Theme.px(120), contentHeight + topPadding + bottomPadding)
        padding: Theme.gap12
        font: Theme.body
        color: Theme.text
        selectionColor: Theme.accentFill
        selectedTextColor: Theme.overAccent
        selectByMouse: true
        wrapMode: TextEdit.Wrap
        textFormat: TextEdit.PlainText
        KeyNavigation.priority: KeyNavigation.BeforeItem
        KeyNavigation.tab: save
        Accessible.name: editor.name

        background: Rectangle {
            radius: Theme.buttonRadius
            color: Theme.field
            border.width: page.activeFocus ? Theme.px(2) : Theme.hairline
            border.color: FieldLocks.refused !== "" ? Theme.bad : page.activeFocus ? Theme.accentBright : Theme.lineStrong
        }
    }

    Label {
        width: parent.width
        visible: text !== ""
        wrapMode: Text.Wrap
        text: FieldLocks.refused
        color: Theme.bad
    }

    Flow {
        width: parent.width
        spacing: Theme.gap8

        Button {
            id: save
            kind: "primary"
            text: qsTr("Save and lock")
            onClicked: editor.saved(editor.several ? page.text : line.text)
        }

        Button {
            text: qsTr("Cancel")
            onClicked: editor.dropped()
        }
    }
}
