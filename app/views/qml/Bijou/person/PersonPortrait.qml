pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The portrait, or the initials where there is none. The picture is square-cornered: its corners are drawn over in the page's colour.
Rectangle {
    id: portrait

    radius: Theme.cardRadius
    color: Theme.surfaceHigh
    border.width: Theme.hairline
    border.color: Theme.line
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Portrait of %1").arg(Person.name)

    Label {
        anchors.centerIn: parent
        visible: Person.portrait === ""
        text: Person.initials
        font: Theme.hero
        color: Theme.textFaint
        Accessible.ignored: true
    }

    Image {
        id: picture
        anchors.fill: parent
        source: Person.portrait
        sourceSize: Qt.size(Math.round(width * Screen.devicePixelRatio), Math.round(height * Screen.devicePixelRatio))
        fillMode: Image.PreserveAspectCrop
        asynchronous: true
        opacity: status === Image.Ready ? 1 : 0

        Behavior on opacity {
            enabled: Theme.lively
            NumberAnimation {
                duration: Theme.normal
            }
        }
    }

    Corners {
        visible: picture.status === Image.Ready
        radius: Theme.cardRadius
    }
}
