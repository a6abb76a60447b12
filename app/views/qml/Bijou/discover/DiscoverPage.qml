pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Wandering: a front page with a row of everything, or one of the provider's lists as an endless grid. What it lists is the page's address.
Page {
    id: page

    name: qsTr("Discover")
    onShownChanged: shown ? Discover.enter() : Discover.leave()

    // Posters scroll away under this; clipping them would cost in every frame
    Rectangle {
        z: 1
        width: parent.width
        height: body.y
        color: Theme.background
    }

    PageHeader {
        id: header
        z: 1
        x: Theme.pageMargin
        y: Theme.headerTop
        width: parent.width - 2 * x
        title: page.name
    }

    DiscoverBar {
        id: bar
        z: 1
        anchors.top: header.bottom
        anchors.topMargin: Theme.gap12
        x: Theme.pageMargin
        width: parent.width - 2 * x
        onEscaped: body.forceActiveFocus()
    }

    DiscoverNotices {
        id: notices
        z: 1
        anchors.top: bar.bottom
        anchors.topMargin: height > 0 ? Theme.gap12 : 0
        x: Theme.pageMargin
        width: parent.width - 2 * x
    }

    Loader {
        id: body
        anchors.top: notices.bottom
        anchors.topMargin: Theme.gap12
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        focus: true
        sourceComponent: Discover.front ? front : grid
    }

    DiscoverStates {
        anchors.fill: body
    }

    Component {
        id: front

        DiscoverFront {}
    }

    Component {
        id: grid

        DiscoverGrid {}
    }
}
