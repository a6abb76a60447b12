pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What the keys do here, and how the search went.
Item {
    id: foot

    implicitHeight: Math.max(Theme.px(36), hints.implicitHeight + Theme.gap12)

    Separator {
        width: parent.width
    }

    Row {
        id: hints
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(20)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap16
        visible: foot.width > Theme.px(420)

        PaletteHint {
            symbols: ["arrow-up", "arrow-down"]
            text: qsTr("choose")
        }

        PaletteHint {
            symbols: ["corner-down-left"]
            text: qsTr("open")
        }

        PaletteHint {
            visible: SearchPalette.filtered
            symbols: ["arrow-right-to-line"]
            text: qsTr("filter by it")
        }
    }

    Label {
        anchors.left: hints.visible ? hints.right : parent.left
        anchors.leftMargin: Theme.px(20)
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(20)
        horizontalAlignment: Text.AlignRight
        anchors.verticalCenter: parent.verticalCenter
        text: SearchPalette.summary
        font: Theme.caption
        color: Theme.textFaint
    }
}
