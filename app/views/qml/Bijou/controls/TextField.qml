pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One line to type in. `label` names it; `trouble` is what is wrong with what was typed; `secret` hides it behind dots with an eye to look.
T.TextField {
    id: field

    property string label: ""
    property string symbol: ""
    property string trouble: ""
    property bool secret: false
    property bool revealed: false
    property real near: Theme.gap12 + (symbol !== "" ? Theme.iconSmall + Theme.gap8 : 0)
    property real far: Theme.gap12 + (secret ? Theme.px(26) : 0)

    implicitWidth: Theme.px(280)
    implicitHeight: Math.max(Theme.fieldHeight, contentHeight + topPadding + bottomPadding)
    leftPadding: LayoutMirroring.enabled ? far : near
    rightPadding: LayoutMirroring.enabled ? near : far
    topPadding: Theme.gap8
    bottomPadding: Theme.gap8
    font: Theme.body
    color: Theme.text
    placeholderTextColor: Theme.textFaint
    selectionColor: Theme.accentFill
    selectedTextColor: Theme.overAccent
    selectByMouse: true
    verticalAlignment: TextInput.AlignVCenter
    hoverEnabled: true
    opacity: enabled ? 1 : 0.5
    echoMode: secret && !revealed ? TextInput.Password : TextInput.Normal
    inputMethodHints: secret ? Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase : Qt.ImhNone
    Accessible.name: label !== "" ? label : placeholderText
    Accessible.description: trouble

    cursorDelegate: Rectangle {
        id: cursor
        width: Theme.px(2)
        color: Theme.accentBright
        visible: field.cursorVisible
    }

    background: Rectangle {
        radius: Theme.buttonRadius
        color: Theme.field
        border.width: field.activeFocus ? Theme.px(2) : Theme.hairline
        border.color: field.trouble !== "" ? Theme.bad : field.activeFocus ? Theme.accentBright : Theme.lineStrong
    }

    Label {
        x: field.leftPadding
        width: field.width - field.leftPadding - field.rightPadding
        height: field.height
        text: field.placeholderText
        font: field.font
        color: field.placeholderTextColor
        visible: field.text === "" && field.preeditText === ""
        Accessible.ignored: true
    }

    Icon {
        x: field.LayoutMirroring.enabled ? field.width - width - Theme.gap12 : Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        visible: field.symbol !== ""
        name: field.symbol
        size: Theme.iconSmall
        color: Theme.textFaint
    }

    IconButton {
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap4
        anchors.verticalCenter: parent.verticalCenter
        visible: field.secret && field.enabled
        size: Theme.px(28)
        symbol: field.revealed ? "eye-off" : "eye"
        text: field.revealed ? qsTr("Hide what is typed") : qsTr("Show what is typed")
        onClicked: field.revealed = !field.revealed
    }
}
