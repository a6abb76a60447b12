pragma ComponentBehavior: Bound
import QtQuick
import Bijou

Rectangle {
    implicitWidth: Theme.px(120)
    implicitHeight: Theme.hairline
    color: Theme.line
    Accessible.ignored: true
}
