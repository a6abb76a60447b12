pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The sign that something is selected, over its picture.
Rectangle {
    width: Theme.px(24)
    height: width
    radius: width / 2
    color: Theme.accentFill

    Icon {
        anchors.centerIn: parent
        name: "check"
        color: Theme.overAccent
        size: Theme.px(15)
    }
}
