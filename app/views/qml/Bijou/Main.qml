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
    visible: false

    Text {
        anchors.centerIn: parent
        text: Place.address
    }
}
