pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A glossy tile in a service's colour with a glyph on it.
Item {
    id: tile

    property string glyph: ""
    property color color: Theme.accent
    property real size: Theme.px(38)

    implicitWidth: size
    implicitHeight: size

    Icon {
        name: "orb"
        color: tile.color
        size: tile.size
    }

    Icon {
        anchors.centerIn: parent
        name: tile.glyph
        color: Theme.overArtText
        size: Math.round(tile.size * 0.52)
    }
}
