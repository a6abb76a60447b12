pragma ComponentBehavior: Bound
import QtQuick
import Bijou

Label {
    font: Theme.section
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
