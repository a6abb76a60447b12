pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// In a column it is as wide as that, so that it begins at the right where one reads from there.
Label {
    width: parent instanceof Column ? parent.width : implicitWidth
    font: Theme.section
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
