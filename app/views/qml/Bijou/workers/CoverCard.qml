pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One count; a press lists the titles behind it, where it has some to list.
T.Button {
    id: card

    required property string key
    required property string label
    required property string value
    required property string tone
    required property string detail
    required property bool lists
    required property bool chosen

    implicitHeight: Math.max(Theme.px(78), column.implicitHeight + 2 * Theme.gap12)
    text: label
    hoverEnabled: true
    focusPolicy: lists ? Qt.StrongFocus : Qt.NoFocus
    Accessible.role: lists ? Accessible.CheckBox : Accessible.StaticText
    Accessible.name: detail === "" ? qsTr("%1: %2").arg(label).arg(value) : qsTr("%1: %2, %3").arg(label).arg(value).arg(detail)
    Accessible.checkable: lists
    Accessible.checked: chosen
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    onClicked: if (lists)
        Workers.only(key)

    contentItem: Item {
        Column {
            id: column
            x: Theme.gap16
            y: Theme.gap12
            width: parent.width - 2 * x
            spacing: Theme.px(3)

            Label {
                width: parent.width
                text: card.label
                color: Theme.textMuted
                Accessible.ignored: true
            }

            Label {
                width: parent.width
                text: card.value
                font: Theme.figure
                color: card.value === "0" ? Theme.textFaint : Theme.tones[card.tone] ?? Theme.text
                Accessible.ignored: true
            }

            Label {
                width: parent.width
                visible: text !== ""
                wrapMode: Text.Wrap
                text: card.detail
                font: Theme.captionFigures
                color: Theme.textFaint
                Accessible.ignored: true
            }
        }
    }

    background: Rectangle {
        radius: Theme.cardRadius
        color: card.chosen ? Theme.selected : card.lists && card.hovered ? Theme.hover : "transparent"
        border.width: Theme.hairline
        border.color: card.chosen || (card.lists && card.hovered) ? Theme.lineStrong : Theme.line

        FocusRing {
            shown: card.visualFocus
            targetRadius: Theme.cardRadius
        }
    }
}
