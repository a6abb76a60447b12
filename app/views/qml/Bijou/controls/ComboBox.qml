pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One of many, in a list that opens. `name` says of what.
T.ComboBox {
    id: control

    property string name: ""

    implicitWidth: Theme.px(180)
    implicitHeight: Math.max(Theme.fieldHeight, label.implicitHeight + 2 * Theme.gap8)
    font: Theme.body
    opacity: enabled ? 1 : 0.45
    hoverEnabled: true
    Accessible.name: name
    Keys.onReturnPressed: popup.open()
    Keys.onEnterPressed: popup.open()

    contentItem: Label {
        id: label
        leftPadding: control.mirrored ? Theme.px(32) : Theme.gap12
        rightPadding: control.mirrored ? Theme.gap12 : Theme.px(32)
        text: control.displayText
        font: control.font
        Accessible.ignored: true
    }

    indicator: Icon {
        x: control.mirrored ? Theme.px(10) : control.width - width - Theme.px(10)
        anchors.verticalCenter: parent.verticalCenter
        name: "chevron-down"
        size: Theme.iconSmall
    }

    background: Rectangle {
        radius: Theme.buttonRadius
        color: Theme.field
        border.width: Theme.hairline
        border.color: control.hovered ? Theme.textFaint : Theme.lineStrong

        FocusRing {
            shown: control.visualFocus
        }
    }

    delegate: MenuItem {
        required property var modelData
        required property int index

        width: ListView.view.width
        text: modelData[control.textRole] ?? modelData
        checkable: true
        checked: control.currentIndex === index
        highlighted: control.highlightedIndex === index
        Accessible.role: Accessible.ListItem
    }

    popup: T.Popup {
        y: control.height + Theme.gap4
        width: control.width
        implicitHeight: Math.min(Theme.px(320), contentItem.implicitHeight + 2 * padding)
        padding: Theme.px(6)
        margins: Theme.gap8

        contentItem: ListView {
            implicitHeight: contentHeight
            clip: true
            model: control.delegateModel
            currentIndex: control.highlightedIndex
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: ScrollBar {}
        }

        background: Rectangle {
            radius: Theme.cardRadius
            color: Theme.surface
            border.width: Theme.hairline
            border.color: Theme.lineStrong

            Shadow {}
        }
    }
}
