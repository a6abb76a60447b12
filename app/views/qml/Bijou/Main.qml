pragma ComponentBehavior: Bound
import QtQuick
import Bijou

Window {
    id: window

    width: 1440
    height: 900
    minimumWidth: 900
    minimumHeight: 600
    title: "Bijou"
    color: Theme.background
    visible: false

    Frame {
        anchors.fill: parent
        focus: true
    }
}
