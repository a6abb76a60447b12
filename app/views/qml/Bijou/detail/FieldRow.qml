pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One field: its name, value and source; a lock, and a pencil to write it anew.
Item {
    id: row

    required property string field
    required property string name
    required property string kind
    required property string value
    required property string typed
    required property string source
    required property bool locked
    required property string spoken
    property bool editing: false
    readonly property bool picture: kind === "picture"
    readonly property bool slim: width < Theme.px(520)
    signal editWanted
    signal editEnded
    signal pictureWanted

    implicitHeight: (editing ? editor.y + editor.height - Theme.gap8 : Math.max(words.y + words.height - Theme.gap8, buttons.height)) + 2 * Theme.gap8
    Accessible.role: Accessible.Grouping
    Accessible.name: spoken

    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }

    Label {
        id: title
        anchors.left: parent.left
        y: Theme.gap8
        width: row.slim ? parent.width - buttons.width - Theme.gap12 : Theme.px(130)
        topPadding: Theme.px(5)
        horizontalAlignment: Text.AlignLeft
        text: row.name
        color: Theme.textMuted
        Accessible.ignored: true
    }

    Column {
        id: words
        anchors.left: row.slim ? parent.left : title.right
        anchors.leftMargin: row.slim ? 0 : Theme.gap12
        anchors.right: buttons.left
        anchors.rightMargin: Theme.gap12
        y: row.slim ? title.y + title.height : Theme.gap8
        topPadding: row.slim ? 0 : Theme.px(5)
        bottomPadding: Theme.px(5)
        visible: !row.editing

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignLeft
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
            text: row.value === "" ? qsTr("Nothing") : row.value
            color: row.value === "" ? Theme.textFaint : Theme.text
            Accessible.ignored: true
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignLeft
            visible: text !== ""
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            text: row.source
            font: Theme.caption
            color: row.locked ? Theme.accentBright : Theme.textFaint
            Accessible.ignored: true
        }
    }

    Row {
        id: buttons
        anchors.right: parent.right
        y: Theme.gap8
        visible: !row.editing

        IconButton {
            symbol: row.picture ? "image" : "pencil"
            text: row.picture ? qsTr("Choose another: %1").arg(row.name) : qsTr("Edit: %1").arg(row.name)
            onClicked: row.picture ? row.pictureWanted() : row.editWanted()
        }

        IconButton {
            symbol: row.locked ? "lock" : "lock-open"
            ink: row.locked ? Theme.accentBright : Theme.textFaint
            text: row.locked ? qsTr("Unlock: %1").arg(row.name) : qsTr("Lock as it is: %1").arg(row.name)
            onClicked: row.locked ? FieldLocks.unlock(row.field) : FieldLocks.lock(row.field)
        }
    }

    Loader {
        id: editor
        anchors.left: row.slim ? parent.left : title.right
        anchors.leftMargin: row.slim ? 0 : Theme.gap12
        anchors.right: parent.right
        y: row.slim ? title.y + title.height + Theme.gap4 : Theme.gap8
        active: row.editing
        sourceComponent: FieldEditor {
            name: row.name
            kind: row.kind
            text: row.typed
            onSaved: text => FieldLocks.write(row.field, text)
            onDropped: row.editEnded()
        }
    }
}
