pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

T.MenuSeparator {
    implicitWidth: Theme.px(120)
    implicitHeight: Theme.px(11)
    padding: Theme.px(5)

    contentItem: Rectangle {
        implicitHeight: Theme.hairline
        color: Theme.line
    }
}
