pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// A thin bar. `name` says of what; with `indeterminate` a piece of it travels.
T.ProgressBar {
    id: bar

    property string name: ""
    property color color: Theme.accent

    implicitWidth: Theme.px(160)
    implicitHeight: Theme.px(4)
    Accessible.name: name
    Accessible.role: Accessible.ProgressBar

    background: Rectangle {
        radius: height / 2
        color: Theme.lineStrong
    }

    contentItem: Item {
        clip: true

        Rectangle {
            id: fill
            x: bar.indeterminate ? piece.at * (parent.width + width) - width : bar.mirrored ? parent.width - width : 0
            width: bar.indeterminate ? parent.width * 0.3 : Math.max(bar.position > 0 ? height : 0, bar.position * parent.width)
            height: parent.height
            radius: height / 2
            color: bar.color
        }

        NumberAnimation {
            id: piece
            property real at: 0.5
            target: piece
            property: "at"
            from: 0
            to: 1
            duration: Theme.breath / 2
            loops: Animation.Infinite
            running: bar.indeterminate && bar.visible && Theme.lively
        }
    }
}
