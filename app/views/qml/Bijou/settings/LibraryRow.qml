pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One library of a server: taken in or left out, which asks first (D14); and the question when it shrank (D12).
Column {
    id: row

    required property int number
    required property string name
    required property string kind
    required property string detail
    required property bool included
    required property int titles
    required property bool shrunk
    required property string warning
    property string server: ""
    property int home: 0

    spacing: Theme.gap8
    bottomPadding: shrunk || question.visible ? Theme.gap12 : 0

    Separator {
        width: parent.width
    }

    Item {
        width: parent.width
        height: Math.max(Theme.rowHeight - row.spacing, name.implicitHeight + Theme.gap8)

        Icon {
            id: glyph
            anchors.left: parent.left
            anchors.leftMargin: Theme.gap12
            anchors.verticalCenter: parent.verticalCenter
            name: row.kind === "movie" ? "film" : "tv"
            size: Theme.iconSmall
            color: row.included ? Theme.textMuted : Theme.textFaint
        }

        Label {
            id: name
            anchors.left: glyph.right
            anchors.leftMargin: Theme.px(29)
            anchors.right: count.left
            anchors.rightMargin: Theme.gap12
            anchors.verticalCenter: parent.verticalCenter
            horizontalAlignment: Text.AlignLeft
            text: row.name
            color: row.included ? Theme.text : Theme.textFaint
        }

        Label {
            id: count
            anchors.right: include.left
            anchors.rightMargin: Theme.gap20
            anchors.verticalCenter: parent.verticalCenter
            text: row.included ? row.detail : qsTr("Left out")
            font: Theme.captionFigures
            color: Theme.textFaint
        }

        Switch {
            id: include
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            showText: false
            text: qsTr("%1 on %2 belongs in Bijou").arg(row.name).arg(row.server)
            checked: row.included && !question.visible
            onToggled: {
                if (!row.included)
                    Actions.includeLibrary(row.number, true);
                else if (row.titles > 0)
                    question.ask();
                else
                    Actions.includeLibrary(row.number, false);
                checked = Qt.binding(() => row.included && !question.visible);
            }
        }
    }

    ServerQuestion {
        id: question
        width: parent.width
        text: qsTr("Leave %1 out?").arg(row.name)
        detail: qsTr("Its titles leave Bijou unless they live elsewhere too; what you follow, wish for or corrected stays. On the server nothing changes.")
        action: qsTr("Leave it out")
        onAccepted: Actions.includeLibrary(row.number, false)
    }

    ServerQuestion {
        width: parent.width
        visible: row.shrunk
        text: qsTr("%1 has far fewer titles than before.").arg(row.name)
        detail: row.warning
        action: qsTr("They are gone")
        refusal: qsTr("Scan again")
        onAccepted: {
            Actions.confirmRetire(row.number);
            stand();
        }
        onRefused: {
            Actions.scan(row.home, "deep");
            stand();
        }

        // The question is the library's state, not a moment's: it goes when that does
        function stand() {
            visible = Qt.binding(() => row.shrunk);
        }
    }
}
