pragma ComponentBehavior: Bound
import QtQuick

// Builds what it holds when that is first `wanted` or asked for, and keeps it: menus and sheets are many objects, and the first frame needs none of them.
Loader {
    property bool wanted: false

    active: false
    onWantedChanged: if (wanted)
        active = true
    Component.onCompleted: if (wanted)
        active = true

    function made(): QtObject {
        active = true;
        return item;
    }
}
