pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One choice of a filter.
Item {
    id: choice

    required property string key
    required property string text
    required property string detail
    required property bool chosen
    property bool current: false
    property bool round: false
    signal picked

    implicitHeight: Math.max(Theme.px(34), label.implicitHeight + 2 * Theme.px(7))
    Accessible.role: round ? Accessible.RadioButton : Accessible.CheckBox
    Accessible.name: detail === "" ? text : qsTr("%1, %2 titles").arg(text).arg(detail)
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.focused: current
    Accessible.onPressAction: picked()

    Rectangle {
        anchors.fill: parent
        radius: Theme.px(7)
        color: choice.current || mouse.containsMouse ? Theme.selected : "transparent"
        border.width: choice.current ? Theme.hairline : 0
        border.color: Theme.accentLine
    }

    Rectangle {
        id: box
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(10)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(16)
        height: width
        radius: choice.round ? width / 2 : Theme.gap4
        color: choice.chosen ? Theme.accentFill : "transparent"
        border.width: Theme.hairline
        border.color: choice.chosen ? Theme.accentFill : Theme.textFaint

        Icon {
            anchors.centerIn: parent
            visible: choice.chosen
            name: "check"
            color: Theme.overAccent
            size: Theme.px(12)
        }
    }

    Label {
        id: label
        anchors.left: box.right
        anchors.leftMargin: Theme.px(10)
        anchors.right: tail.left
        anchors.rightMargin: Theme.gap8
        anchors.verticalCenter: parent.verticalCenter
        horizontalAlignment: Text.AlignLeft
        text: choice.text
        Accessible.ignored: true
    }

    Label {
        id: tail
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(12)
        anchors.verticalCenter: parent.verticalCenter
        text: choice.detail
        font: Theme.number
        color: Theme.textFaint
        Accessible.ignored: true
    }

    MouseArea {
        id: mouse
        anchors.fill: parent
        hoverEnabled: true
        onClicked: choice.picked()
    }
}
