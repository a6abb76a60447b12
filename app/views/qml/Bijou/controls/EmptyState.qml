pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Nothing here: one sentence and one action. Also for trouble: `detail` says what it means.
Column {
    id: empty

    property string symbol: ""
    property string sentence: ""
    property string detail: ""
    property string action: ""
    property string actionSymbol: ""
    property bool primary: true
    signal triggered

    spacing: Theme.gap12
    width: Math.min(Theme.px(420), parent ? parent.width - 2 * Theme.pageMargin : Theme.px(420))

    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: empty.symbol !== ""
        name: empty.symbol
        size: Theme.px(34)
        color: Theme.textFaint
    }

    Label {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        text: empty.sentence
        font: Theme.section
    }

    Paragraph {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        visible: text !== ""
        text: empty.detail
    }

    Item {
        width: 1
        height: Theme.gap4
        visible: button.visible
    }

    Button {
        id: button
        anchors.horizontalCenter: parent.horizontalCenter
        visible: text !== ""
        kind: empty.primary ? "primary" : "secondary"
        text: empty.action
        symbol: empty.actionSymbol
        onClicked: empty.triggered()
    }
}
