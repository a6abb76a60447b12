pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A symbol of resources/icons, drawn in `color` at the size it has on the screen; decorative unless it is given an accessible name.
Image {
    id: icon

    property string name: ""
    property color color: Theme.textMuted
    property bool tinted: true
    property real size: Theme.icon

    width: size
    height: size
    sourceSize: Qt.size(size, size)
    source: name === "" ? "" : "image://icon/" + name + (tinted ? "/" + digits(color) : "")
    Accessible.ignored: true

    function digits(shade: color): string {
        const text = String(shade).slice(1);
        return text.length === 8 ? text : "ff" + text;
    }
}
