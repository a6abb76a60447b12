pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A panel with a hairline around it; its content decides its height.
Rectangle {
    id: card

    default property alias content: inside.data
    property real padding: Theme.gap18
    property bool raised: true

    implicitHeight: inside.childrenRect.height + 2 * padding
    implicitWidth: Theme.px(320)
    radius: Theme.panelRadius
    color: raised ? Theme.raised : Theme.surface
    border.width: Theme.hairline
    border.color: Theme.line

    Item {
        id: inside
        x: card.padding
        y: card.padding
        width: card.width - 2 * card.padding
        height: card.height - 2 * card.padding
    }
}
