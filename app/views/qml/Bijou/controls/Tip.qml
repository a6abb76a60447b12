pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A tool tip that is built when it is first shown: most never are, and each is a dozen objects.
Loader {
    id: tip

    property string text: ""
    property string keys: ""
    property bool shown: false
    property bool beside: false

    active: false
    onShownChanged: if (shown)
        active = true

    sourceComponent: ToolTip {
        parent: tip.parent
        x: tip.beside ? parent.width + Theme.gap8 : (parent.width - implicitWidth) / 2
        y: tip.beside ? (parent.height - implicitHeight) / 2 : parent.height + Theme.px(6)
        text: tip.text
        keys: tip.keys
        visible: tip.shown
    }
}
