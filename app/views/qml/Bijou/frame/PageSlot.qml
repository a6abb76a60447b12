pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Where one kind of page lives. It is built when it is first wanted and kept.
Loader {
    id: slot

    required property string page
    required property url file
    readonly property bool wanted: Place.page === page

    active: false
    focus: wanted
    opacity: wanted ? 1 : 0
    visible: opacity > 0
    enabled: wanted
    z: wanted ? 1 : 0
    onWantedChanged: start()
    Component.onCompleted: start()
    onLoaded: {
        const made = item as Page;
        made.shown = Qt.binding(() => slot.wanted);
        made.focus = true;
    }

    Behavior on opacity {
        enabled: Theme.lively
        NumberAnimation {
            duration: Theme.normal
            easing.type: Theme.easing
        }
    }

    function start() {
        if (!wanted)
            return;
        active = true;
        source = file;
        forceActiveFocus();
    }
}
