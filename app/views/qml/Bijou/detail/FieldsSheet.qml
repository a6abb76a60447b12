pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What a title's fields hold and who says so; each can be kept as it is, written anew, or left to servers and providers.
Sheet {
    id: sheet

    property string editing: ""

    title: qsTr("Edit and lock")
    subtitle: FieldLocks.title
    widest: Theme.px(720)
    onClosed: FieldLocks.close()

    function edit(kind: string, number: int) {
        editing = "";
        FieldLocks.open(kind, number);
        open();
    }

    Connections {
        target: FieldLocks
        function onWritten() {
            sheet.editing = "";
        }
    }

    Label {
        width: parent?.width ?? 0
        wrapMode: Text.Wrap
        text: qsTr("What is locked stays as it is, whatever servers and providers say.")
        color: Theme.textMuted
    }

    Notice {
        width: parent?.width ?? 0
        visible: FieldLocks.news !== "" && sheet.editing === ""
        symbol: "check"
        ink: Theme.good
        text: FieldLocks.news

        Button {
            text: qsTr("Undo")
            onClicked: FieldLocks.undo()
        }
    }

    Notice {
        width: parent?.width ?? 0
        visible: text !== "" && sheet.editing === ""
        symbol: "circle-alert"
        ink: Theme.bad
        text: FieldLocks.refused
    }

    EmptyState {
        anchors.horizontalCenter: parent?.horizontalCenter
        visible: FieldLocks.state === "failed"
        symbol: "circle-alert"
        sentence: FieldLocks.problem
        action: qsTr("Try again")
        primary: false
        onTriggered: FieldLocks.again()
    }

    Column {
        width: parent?.width ?? 0
        visible: FieldLocks.state !== "failed"

        Repeater {
            model: FieldLocks.lines

            FieldRow {
                width: parent?.width ?? 0
                editing: sheet.editing === field
                onEditWanted: {
                    FieldLocks.forget();
                    sheet.editing = field;
                }
                onEditEnded: sheet.editing = ""
                onPictureWanted: {
                    sheet.close();
                    Actions.choosePicture(FieldLocks.kind, FieldLocks.number, field);
                }
            }
        }
    }
}
