pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One of a few, side by side. `options` is a list of { value, text, symbol }; left and right arrows move between them.
Rectangle {
    id: group

    property var options: []
    property string value: ""
    property string name: ""
    signal chosen(value: string)

    implicitWidth: row.implicitWidth + 2 * row.x
    implicitHeight: row.implicitHeight + 2 * row.y
    radius: Theme.buttonRadius
    color: Theme.field
    border.width: Theme.hairline
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    Row {
        id: row
        x: Theme.px(3)
        y: Theme.px(3)
        spacing: Theme.px(2)

        Repeater {
            id: options
            model: group.options

            T.RadioButton {
                id: option
                required property var modelData
                required property int index

                implicitWidth: content.implicitWidth + 2 * Theme.gap12
                implicitHeight: content.implicitHeight + 2 * Theme.px(6)
                text: option.modelData.text
                checked: group.value === option.modelData.value
                focusPolicy: checked || group.value === "" ? Qt.StrongFocus : Qt.ClickFocus
                hoverEnabled: true
                Accessible.name: text
                onClicked: group.chosen(option.modelData.value)
                Keys.onRightPressed: group.step(index, row.LayoutMirroring.enabled ? -1 : 1)
                Keys.onLeftPressed: group.step(index, row.LayoutMirroring.enabled ? 1 : -1)

                contentItem: Item {
                    Row {
                        id: content
                        anchors.centerIn: parent
                        spacing: Theme.px(7)

                        Icon {
                            anchors.verticalCenter: parent.verticalCenter
                            visible: name !== ""
                            name: option.modelData.symbol ?? ""
                            color: label.color
                            size: Theme.iconSmall
                        }

                        Label {
                            id: label
                            anchors.verticalCenter: parent.verticalCenter
                            text: option.text
                            font: Theme.controlFont
                            color: option.checked || option.hovered ? Theme.text : Theme.textMuted
                            Accessible.ignored: true
                        }
                    }
                }

                background: Rectangle {
                    radius: Theme.px(7)
                    color: option.checked ? Theme.surfaceHigh : option.hovered ? Theme.hover : "transparent"
                    border.width: option.checked ? Theme.hairline : 0
                    border.color: Theme.lineStrong

                    FocusRing {
                        shown: option.visualFocus
                        targetRadius: parent.radius
                    }
                }
            }
        }
    }

    function focusChosen() {
        for (let at = 0; at < options.count; at++)
            if ((options.itemAt(at) as T.RadioButton).checked)
                options.itemAt(at).forceActiveFocus(Qt.OtherFocusReason);
    }

    function step(from: int, by: int) {
        const next = options.itemAt(Math.max(0, Math.min(options.count - 1, from + by))) as T.RadioButton;
        next.forceActiveFocus(Qt.TabFocusReason);
        next.click();
    }
}
