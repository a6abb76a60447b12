pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Asks in place before something is taken away, and says what that means.
Notice {
    id: question

    property string action: ""
    property string refusal: qsTr("Keep it")
    signal accepted
    signal refused

    visible: false
    symbol: "triangle-alert"
    ink: Theme.warn

    function ask() {
        visible = true;
        keep.forceActiveFocus(Qt.TabFocusReason);
    }

    Button {
        kind: "danger"
        text: question.action
        onClicked: {
            question.visible = false;
            question.accepted();
        }
    }

    Button {
        id: keep
        text: question.refusal
        Keys.onEscapePressed: click()
        onClicked: {
            question.visible = false;
            question.refused();
        }
    }
}
