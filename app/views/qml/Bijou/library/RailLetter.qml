pragma ComponentBehavior: Bound
import QtQuick
import Bijou

Label {
    required property string letter
    required property bool present
    property bool current: false

    horizontalAlignment: Text.AlignHCenter
    text: letter
    font: current ? Theme.badge : Theme.badge
    fontSizeMode: Text.VerticalFit
    minimumPixelSize: 6
    color: current ? Theme.accentBright : Theme.textFaint
    opacity: present ? 1 : 0.4
    Accessible.ignored: true
}
