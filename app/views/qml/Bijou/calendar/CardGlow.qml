pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The soft glow of a card in its art's own colour. It lies around the card in four strips and over its round corners: while it breathes, no card is painted anew.
Item {
    id: glow

    property string colour: ""
    property real strength: 1
    property int radius: Theme.cardRadius
    readonly property int reach: Theme.px(24)
    readonly property real ratio: Screen.devicePixelRatio
    readonly property string shape: colour + "/" + [width, height, radius, reach].map(one => Math.round(one * ratio)).join("/")

    anchors.fill: parent
    visible: colour !== ""
    opacity: strength
    Accessible.ignored: true

    component Strip: Image {
        required property string side
        source: glow.visible ? "image://glow/" + side + "/" + glow.shape : ""
    }

    Strip {
        side: "top"
        x: -glow.reach
        y: -glow.reach
        width: glow.width + 2 * glow.reach
        height: glow.reach + glow.radius
    }

    Strip {
        side: "bottom"
        x: -glow.reach
        y: glow.height - glow.radius
        width: glow.width + 2 * glow.reach
        height: glow.reach + glow.radius
    }

    Strip {
        side: "left"
        x: -glow.reach
        y: glow.radius
        width: glow.reach
        height: glow.height - 2 * glow.radius
    }

    Strip {
        side: "right"
        x: glow.width
        y: glow.radius
        width: glow.reach
        height: glow.height - 2 * glow.radius
    }
}
