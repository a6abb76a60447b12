pragma ComponentBehavior: Bound
import QtQuick
import Bijou

Page {
    name: qsTr("Settings")

    PageHeader {
        x: Theme.pageMargin
        y: Theme.headerTop
        width: parent.width - 2 * x
        title: parent.name
    }
}
